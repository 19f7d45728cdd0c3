from kubernetes import client, config, watch

NAME = "pooh-python-service"
config.load_kube_config()
_, context = config.list_kube_config_contexts()
NAMESPACE = context["context"].get("namespace", "default")

port = client.V1ServicePort(port=8080, target_port=80)
spec = client.V1ServiceSpec(selector={"app": "pooh-db-nginx-app"}, ports=[port])
service = client.V1Service(metadata=client.V1ObjectMeta(name=NAME), spec=spec)
made = client.CoreV1Api().create_namespaced_service(NAMESPACE, service)
print(made.metadata.name, made.spec.type)
#> pooh-python-service ClusterIP

events = watch.Watch().stream(
    client.DiscoveryV1Api().list_namespaced_endpoint_slice,
    NAMESPACE,
    label_selector=f"kubernetes.io/service-name={NAME}",
    timeout_seconds=30,
)
for event in events:
    endpoints = event["object"].endpoints or []
    ready = [one for one in endpoints if one.conditions.ready]
    if len(ready) == 3:
        print(len(ready), "endpoints are ready")
        #> 3 endpoints are ready
        break
# recorded: Kubernetes 1.37.2, 2026-11-25, f96fa7e0a13f
