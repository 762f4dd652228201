"""An invented county with known frauds, and known innocents that look like them."""
