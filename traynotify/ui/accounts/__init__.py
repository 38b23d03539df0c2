"""The windows about accounts: the first start, and the list with everything that can be set for each."""
