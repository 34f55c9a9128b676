"""Load every table from the installed package, from a folder that is not the checkout."""

import unga_dataset

assert "site-packages" in unga_dataset.__file__, unga_dataset.__file__
for table in unga_dataset.tables():
    frame = unga_dataset.load_table(table)
    assert len(frame), table
    assert unga_dataset.data_path(table, "csv").is_file()
    print(f"{table}: {len(frame)} rows, {len(frame.columns)} columns")
