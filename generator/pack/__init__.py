"""送审材料: what a leader reads before signing, told from the same submission, findings and pages as the published pair."""
