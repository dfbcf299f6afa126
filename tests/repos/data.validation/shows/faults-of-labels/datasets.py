import numpy as np


class LoadImagesAndLabels:
    def cache_labels(self, files):
        for file in files:
            labels = np.loadtxt(file)
            assert (labels >= 0).all(), "negative labels"
            assert np.unique(labels, axis=0).shape[0] == labels.shape[0], "duplicate labels"
