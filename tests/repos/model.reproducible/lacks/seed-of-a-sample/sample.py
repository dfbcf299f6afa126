from sklearn.cluster import KMeans


def sample(points):
    return KMeans(n_clusters=5, random_state=42).fit(points).cluster_centers_
