"""Two packs compared: which answers end elsewhere, which texts changed, what no longer fits."""
