from alerts import alert_manager


def tell(result: dict[str, str]) -> None:
    if result["status"] == "FAIL":
        alert_manager.send_alert("The data have drifted")
