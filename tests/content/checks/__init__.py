"""What holds for every page: functions that return what is wrong, one line each.

The tests expect nothing from them on the site as it is, and something on broken copies of it.
"""
