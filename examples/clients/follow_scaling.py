from kubernetes import client, config, watch

NAME = "pooh-python-service"
config.load_kube_config()
_, context = config.list_kube_config_contexts()
NAMESPACE = context["context"].get("namespace", "default")


def scale(replicas: int) -> None:
    """Tell the Deployment how many Pods to run."""
    change = {"spec": {"replicas": replicas}}
    apps = client.AppsV1Api()
    apps.patch_namespaced_deployment_scale("pooh-db-nginx", NAMESPACE, change)


def wait_for(number: int) -> None:
    """Return when the Service has this many ready endpoints."""
    events = watch.Watch().stream(
        client.DiscoveryV1Api().list_namespaced_endpoint_slice,
        NAMESPACE,
        label_selector=f"kubernetes.io/service-name={NAME}",
        timeout_seconds=30,
    )
    for event in events:
        endpoints = event["object"].endpoints or []
        if sum(bool(one.conditions.ready) for one in endpoints) == number:
            return
    raise TimeoutError(f"not {number} ready endpoints within 30 s")


for replicas in (5, 2):
    scale(replicas)
    wait_for(replicas)
    print(replicas, "endpoints are ready")
    #> 5 endpoints are ready
    #> 2 endpoints are ready
# recorded: Kubernetes 1.37.2, 2026-11-25, aeac91ce2eb2
