resource "ibm_resource_instance" "scoring" {
  name = "scoring"
}
