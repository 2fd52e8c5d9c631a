"""The names of the buttons about a batch, which name their acts."""

WHO, COUNT, DISCARD, RECALL, LIFT = "Who received it", "Count", "Discard", "Recall this batch", "Lift the recall"
RECEIVE, RECALL_A_BATCH, WHO_RECEIVED = "Receive a batch", "Recall a batch", "Who received a batch"
