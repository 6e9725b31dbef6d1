"""A county to try the batch on: realistic departments from a seed number, some with planted mistakes.

Distributions (stated here, drawn in `departments.py`): subjects with money of their own are log-normal with median 6 (2 to
60), projects log-normal with median 8 (1 to 80), indicators of a project 3 to 12; four of ten workbooks are in 元, four of
ten have nothing but this year's general budget appropriation, the others carry over, have government funds, state capital
or own revenue; a department has 0 to 6 subordinate units. Big departments are rare and long, as in a real county.
"""
