"""Typed routes over Chalice, and the API's document made from them."""
