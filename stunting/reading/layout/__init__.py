"""Where things stand: tables, header rows and paths, roles of columns, labels of rows."""
