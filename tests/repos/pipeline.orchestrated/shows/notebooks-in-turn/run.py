import papermill as pm

pm.execute_notebook("001-features.ipynb", "out/001.ipynb")
pm.execute_notebook("002-train-model.ipynb", "out/002.ipynb")
