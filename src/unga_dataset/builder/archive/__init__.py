"""Building the tables of many articles, shard by shard, so that nothing is lost, doubled or half written."""
