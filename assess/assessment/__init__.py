"""What is concluded: findings, the assessment, scores against labelled laws."""
