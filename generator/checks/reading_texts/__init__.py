"""Readers of Chinese text: amounts, percentages, years, directions, labels. They know words of the language, no workbook."""
