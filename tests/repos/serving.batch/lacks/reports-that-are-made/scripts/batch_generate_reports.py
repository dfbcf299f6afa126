from reports import Report

def main():
    for month in range(12):
        report = Report(month)
        report.generate()
        report.save(f"{month}.pdf")
