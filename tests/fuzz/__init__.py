"""Files and grids made by chance; what must hold for every one of them."""
