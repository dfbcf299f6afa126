from google.cloud import container_v1


class Pipeline:
    def check_cluster_label(self, name, label):
        cluster = container_v1.ClusterManagerClient().get_cluster(name=name)
        return cluster.resource_labels[label] == "true"
