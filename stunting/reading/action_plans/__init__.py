"""Action plans (RAD, RKPD, Renja): their lines become activities."""
