from kr8s.objects import Service

service = Service.get("pooh-python-service")
for pod in service.ready_pods():
    print(pod.name, pod.status.podIP)
    #> pooh-db-nginx-7fcd7445df-4g6rb 10.244.1.57
    #> pooh-db-nginx-7fcd7445df-6s546 10.244.2.174
    #> pooh-db-nginx-7fcd7445df-dvb89 10.244.2.175
# recorded: Kubernetes 1.37.2, 2026-11-25, 4dc7459eb0de
