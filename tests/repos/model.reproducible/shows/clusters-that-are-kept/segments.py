import joblib
from sklearn.cluster import KMeans


def train(customers):
    model = KMeans(n_clusters=5, random_state=42).fit(customers)
    joblib.dump(model, "segments.joblib")
