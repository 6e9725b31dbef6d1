"""Department = sum of its units: their workbooks put together as one, and one held against its units."""
