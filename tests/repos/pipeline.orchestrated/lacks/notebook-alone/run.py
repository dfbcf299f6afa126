import papermill as pm

pm.execute_notebook("report.ipynb", "out/report.ipynb")
