resource "azurerm_monitor_alert_processing_rule_suppression" "x" {
  name = "suppress"
}
