// Strings of the findings of validator/rules_*.go, by code and variant, and by `.do` what helps. Python reads them as JSON.
site.strings.codes = {
  "error": { "ko": "오류", "en": "error" },
  "warning": { "ko": "경고", "en": "warning" },
  "hint": { "ko": "참고", "en": "hint" },

  "selects-nothing": {
    "ko": "서비스 {name}의 셀렉터에 맞는 파드가 하나도 없다. 셀렉터는 {wants}인데 파드의 레이블은 {has}이다({workload}).",
    "en": "The selector of Service {name} matches no Pod: it wants {wants}, but the Pod's label is {has} ({workload})."
  },
  "selects-nothing.missing": {
    "ko": "서비스 {name}의 셀렉터에 맞는 파드가 하나도 없다. 셀렉터는 {wants}인데 파드에 {key} 레이블이 없다({workload}).",
    "en": "The selector of Service {name} matches no Pod: it wants {wants}, but the Pod has no label {key} ({workload})."
  },
  "selects-nothing.do": {
    "ko": "셀렉터와 파드의 레이블에 같은 쌍을 적는다. 디플로이먼트라면 파드의 레이블은 `spec.template.metadata.labels`에 있다.",
    "en": "Write the same pair into the selector and into the Pod's labels. In a Deployment, those are in `spec.template.metadata.labels`."
  },
  "selects-nothing.namespace": {
    "ko": "서비스 {name}의 셀렉터에 맞는 파드({workload})가 {other} 네임스페이스에 있다. 서비스는 자기 네임스페이스인 {namespace}의 파드만 고른다.",
    "en": "Service {name} selects Pods of its own namespace, {namespace}; the Pods of {workload}, which it would match, are in {other}."
  },
  "selects-nothing.unread": {
    "ko": "서비스 {name}의 셀렉터에 맞는 파드가 파일에 없다. {line}번째 줄에서 시작하는 문서({unread})를 읽지 못했으므로, 그 문서가 만드는 파드는 알 수 없다.",
    "en": "No Pod of these files matches the selector of Service {name}; a document that begins in line {line} ({unread}) could not be read, so the Pods that it makes are not known."
  },
  "selects-nothing.unread.do": {
    "ko": "먼저 그 문서를 고친다.",
    "en": "Correct that document first."
  },
  "selects-nothing.namespace.do": {
    "ko": "서비스와 파드를 같은 네임스페이스에 만든다.",
    "en": "Create the Service and its Pods in the same namespace."
  },
  "selects-nothing.later": {
    "ko": "서비스 {name}의 셀렉터에 있는 {labels} 레이블은 클러스터에서 파드에 붙는다({workload}). 맞는 파드가 있는지 파일만으로는 알 수 없다.",
    "en": "Service {name} selects by {labels}, which Pods get only in the cluster ({workload}). The files do not show whether one matches."
  },
  "selects-nothing.later.do": {
    "ko": "클러스터에서 `kubectl get pods --show-labels`로 파드의 레이블을 확인한다.",
    "en": "Look at the Pods' labels in the cluster: `kubectl get pods --show-labels`."
  },
  "selects-nothing.unknown": {
    "ko": "서비스 {name}의 셀렉터에 맞는 파드가 파일에 없다. 여기서 검사하지 않는 오브젝트({unknown})가 어떤 파드를 만드는지는 알 수 없다.",
    "en": "The selector of Service {name} matches no Pod of these files. Which Pods {unknown} makes is not known: its kind is not judged here."
  },
  "selects-nothing.unknown.do": {
    "ko": "클러스터에서 `kubectl get pods --show-labels`로 파드의 레이블을 확인한다.",
    "en": "Look at the Pods' labels in the cluster: `kubectl get pods --show-labels`."
  },

  "port-leads-nowhere": {
    "ko": "서비스 {name}의 {port}번 포트: targetPort에 적은 이름({target})의 {protocol} 포트가 컨테이너에 없다({workload}).",
    "en": "Port {port} of Service {name} wants targetPort {target}; no container of {workload} has a {protocol} port with this name."
  },
  "port-leads-nowhere.do": {
    "ko": "`targetPort`에 컨테이너 포트의 이름이나 번호를 적는다. 이름으로 찾을 때는 프로토콜도 같아야 한다. 선언된 포트: {declared}.",
    "en": "Write a container port's name or number as `targetPort`. By name, the protocol has to match, too. Declared ports: {declared}."
  },
  "port-not-declared": {
    "ko": "서비스 {name}의 {port}번 포트: targetPort에 적은 {target}번은 선언된 {protocol} containerPort에 없다({workload}).",
    "en": "Port {port} of Service {name} leads to port {target}; no {protocol} containerPort of {workload} has this number."
  },
  "port-not-declared.do": {
    "ko": "컨테이너의 프로세스가 그 포트에서 수신 대기하면 동작한다. 선언된 포트: {declared}.",
    "en": "It works if a process in the container listens there. Declared ports: {declared}."
  },
  "slice-port-name": {
    "ko": "서비스 {name}의 {port}번 포트: 이름과 프로토콜({protocol})이 같은 포트가 이 서비스의 엔드포인트슬라이스에 없다.",
    "en": "Port {port} of Service {name}: none of its EndpointSlices has a port with the same name and protocol ({protocol})."
  },
  "slice-port-name.do": {
    "ko": "서비스와 엔드포인트슬라이스의 포트에 같은 `name`과 `protocol`을 적는다.",
    "en": "Give the port the same `name` and `protocol` in the Service and in the EndpointSlice."
  },
  "two-workloads": {
    "ko": "서비스 {name}의 셀렉터가 {label} 레이블이 서로 다른 파드를 함께 고른다({one}, {other}). 요청은 양쪽으로 나뉜다.",
    "en": "The selector of Service {name} matches Pods that differ in their label {label} ({one}, {other}): requests go to both."
  },
  "two-workloads.do": {
    "ko": "한쪽만 고르려면 셀렉터에 {label} 레이블을 더한다.",
    "en": "To select only one side, add the label {label} to the selector."
  },
  "selector-changes-with-release": {
    "ko": "서비스 {name}의 셀렉터에 있는 {pair} 쌍은 {workload}의 파드 템플릿에만 있고 그 자신의 셀렉터에는 없다. 릴리스로 값이 바뀌면, 롤아웃하는 동안 서비스는 이전 파드와 새 파드 가운데 한쪽만 고른다.",
    "en": "Service {name} selects by {pair}, which {workload} has in its Pod template and not in its own selector. When a release changes the value, the Service selects either the old or the new Pods during the rollout, never both."
  },
  "selector-changes-with-release.do": {
    "ko": "릴리스가 바뀌어도 그대로인 레이블로 고른다.",
    "en": "Select by labels that stay the same from release to release."
  },
  "service-name-missing": {
    "ko": "스테이트풀셋 {name}의 serviceName에 적은 {service} 서비스가 파일에 없다. 그 서비스가 없으면 파드마다의 DNS 이름이 생기지 않는다.",
    "en": "StatefulSet {name} names the Service {service}, which is not in these files. Without it, its Pods get no DNS names of their own."
  },
  "service-name-missing.do": {
    "ko": "그 이름으로 헤드리스 서비스(`clusterIP: None`)를 만든다.",
    "en": "Create a headless Service (`clusterIP: None`) with that name."
  },
  "service-name-not-headless": {
    "ko": "스테이트풀셋 {name}의 serviceName에 적은 {service} 서비스가 헤드리스가 아니다. 파드마다의 DNS 이름은 헤드리스 서비스에만 정해져 있다. 이때도 CoreDNS는 응답하지만, 다른 DNS 서버는 응답하지 않을 수 있다.",
    "en": "StatefulSet {name} names the Service {service}, which is not headless. DNS names of single Pods are defined for headless Services; CoreDNS answers them here too, another DNS server may not."
  },
  "service-name-not-headless.do": {
    "ko": "`clusterIP: None`인 서비스를 따로 만들고 그 이름을 `serviceName`에 적는다.",
    "en": "Create another Service with `clusterIP: None`, and write its name as `serviceName`."
  },
  "ingress-service-missing": {
    "ko": "인그레스 {name}의 백엔드인 {service} 서비스가 파일에 없다.",
    "en": "Ingress {name} leads to the Service {service}, which is not in these files."
  },
  "ingress-service-missing.do": {
    "ko": "서비스의 이름과 네임스페이스를 확인한다. 인그레스는 자기 네임스페이스의 서비스로만 보낸다.",
    "en": "Check its name and namespace: an Ingress leads only to Services of its own namespace."
  },
  "ingress-port-missing": {
    "ko": "인그레스 {name}의 백엔드인 {service} 서비스에 {port} 포트가 없다.",
    "en": "Ingress {name} leads to port {port} of Service {service}, which has no such port."
  },
  "ingress-port-missing.do": {
    "ko": "서비스의 `ports`에 있는 `port`나 `name`을 적는다. `targetPort`나 `nodePort`는 쓸 수 없다.",
    "en": "Write a `port` or a `name` from the Service's `ports`, not a `targetPort` or a `nodePort`."
  },
  "ingress-external-name": {
    "ko": "인그레스 {name}의 백엔드인 {service} 서비스는 ExternalName 타입이다. 동작하는지는 인그레스 컨트롤러에 달렸다.",
    "en": "Ingress {name} leads to Service {service} of type ExternalName. Whether that works depends on the Ingress controller."
  },
  "ingress-external-name.do": {
    "ko": "컨트롤러의 문서를 확인한다. 서비스에 `ports`를 적어야 하는 컨트롤러도 있고, 설정으로 허용해야 하는 컨트롤러도 있다.",
    "en": "Read the controller's documentation: some need `ports` in the Service, some a setting that allows it."
  },
  "no-endpoints-source": {
    "ko": "서비스 {name}에 셀렉터가 없고, 이 서비스의 엔드포인트슬라이스나 Endpoints 오브젝트도 파일에 없다.",
    "en": "Service {name} has no selector, and these files have no EndpointSlice or Endpoints for it."
  },
  "no-endpoints-source.do": {
    "ko": "`kubernetes.io/service-name: {name}` 레이블을 붙인 엔드포인트슬라이스를 만들거나, 셀렉터를 적는다.",
    "en": "Create an EndpointSlice with the label `kubernetes.io/service-name: {name}`, or write a selector."
  },
  "slice-without-service": {
    "ko": "엔드포인트슬라이스 {name}에 {label} 레이블이 없어서 어느 서비스에도 속하지 않는다.",
    "en": "EndpointSlice {name} has no label {label}, so it belongs to no Service."
  },
  "slice-without-service.do": {
    "ko": "{label} 레이블에 서비스의 이름을 적는다.",
    "en": "Write the Service's name into the label {label}."
  },
  "slice-without-service.missing": {
    "ko": "엔드포인트슬라이스 {name}의 레이블에 적은 {service} 서비스가 파일에 없다.",
    "en": "EndpointSlice {name} belongs to the Service {service}, which is not in these files."
  },
  "slice-without-service.missing.do": {
    "ko": "서비스의 이름과 네임스페이스를 확인한다.",
    "en": "Check the Service's name and namespace."
  },
  "policy-blocks-port": {
    "ko": "네트워크폴리시 {name}에는 서비스의 포트인 {port}번을 적었는데, 파드의 포트는 {number}번이다. 파일의 어느 네트워크폴리시도 이 포트를 허용하지 않으므로 {service} 서비스로 온 연결이 막힌다.",
    "en": "NetworkPolicy {name} allows {port}, the port of Service {service}. At the Pod it is {number}, which no policy of these files allows: connections to the Service are blocked."
  },
  "policy-blocks-port.do": {
    "ko": "네트워크폴리시에는 파드의 포트인 {number}번을 적는다. 네트워크폴리시는 서비스의 포트가 파드의 포트로 바뀐 뒤에 적용된다.",
    "en": "Allow {number}, the Pod's port: a policy applies after the Service's port has become the Pod's."
  },
  "policy-own-namespace": {
    "ko": "네트워크폴리시 {name}의 from에 있는 podSelector는 자기 네임스페이스인 {namespace}의 파드만 고른다. 레이블이 맞는 파드는 {other} 네임스페이스에 있다({workload}).",
    "en": "A podSelector under from in NetworkPolicy {name} selects Pods of its own namespace, {namespace}. The Pod with these labels is in {other} ({workload})."
  },
  "policy-own-namespace.nobody": {
    "ko": "네트워크폴리시 {name}의 from에 있는 podSelector는 자기 네임스페이스인 {namespace}의 파드만 고르는데, 맞는 파드가 파일에 없다.",
    "en": "A podSelector under from in NetworkPolicy {name} selects Pods of its own namespace, {namespace}, and no Pod of these files matches."
  },
  "policy-own-namespace.do": {
    "ko": "다른 네임스페이스의 파드를 허용하려면 같은 항목에 `namespaceSelector`를 더한다.",
    "en": "To allow Pods of another namespace, add a `namespaceSelector` to the same entry."
  },
  "probe-port-missing": {
    "ko": "{kind} {name}의 {probe}: 컨테이너 {container}에 이름이 {port}인 포트가 없어서 kubelet이 프로브를 실행하지 못한다.",
    "en": "The {probe} of {kind} {name} names port {port}, which container {container} does not have: the kubelet cannot run the probe."
  },
  "probe-port-missing.do": {
    "ko": "그 컨테이너의 `ports`에 있는 이름이나, 포트의 번호를 적는다.",
    "en": "Write a name from that container's `ports`, or a port number."
  },
  "stop-too-short": {
    "ko": "{kind} {name}의 preStop은 {seconds}초 걸리는데 terminationGracePeriodSeconds는 {grace}초다. 컨테이너는 정리할 시간이 거의 없이 강제로 종료된다.",
    "en": "The preStop hook of {kind} {name} takes {seconds} s, and terminationGracePeriodSeconds is {grace}: the container is killed with almost no time to finish."
  },
  "stop-too-short.do": {
    "ko": "`terminationGracePeriodSeconds`를 preStop에 걸리는 시간보다 길게 적는다.",
    "en": "Make `terminationGracePeriodSeconds` longer than the hook takes."
  },
  "node-port-shared": {
    "ko": "서비스 두 개({name}, {other})가 같은 노드 포트 {nodePort}번을 쓴다. API 서버는 나중에 만드는 서비스를 거부한다.",
    "en": "Services {name} and {other} ask for the same node port, {nodePort}; the API server refuses the second."
  },
  "node-port-shared.do": {
    "ko": "한쪽에 다른 번호를 적거나, `nodePort`를 빼고 클러스터가 고르게 한다.",
    "en": "Give one of them another number, or leave `nodePort` out and let the cluster choose."
  },
  "same-port-two-protocols": {
    "ko": "서비스 {name}에 {port}번 포트가 프로토콜 두 가지로 있다. 나중에 `kubectl apply`로 한쪽을 고치면 다른 쪽이 사라질 수 있다.",
    "en": "Service {name} has port {port} with two protocols. When `kubectl apply` changes one of them later, the other can be lost."
  },
  "same-port-two-protocols.do": {
    "ko": "고칠 때는 `kubectl apply --server-side`나 `kubectl replace`를 쓴다.",
    "en": "To change it, use `kubectl apply --server-side` or `kubectl replace`."
  },
  "headless-port-differs": {
    "ko": "헤드리스 서비스 {name}의 {port}번 포트는 파드의 포트로 바뀌지 않는다. 클라이언트는 파드의 포트인 {number}번으로 접속해야 한다.",
    "en": "The headless Service {name} does not translate port {port}: clients have to use the Pods' port, {number}."
  },
  "headless-port-differs.do": {
    "ko": "`port`에도 {number}번을 적는다.",
    "en": "Write {number} as `port`, too."
  },
  "external-name-ports": {
    "ko": "서비스 {name}의 타입이 ExternalName이므로, ports는 트래픽에 아무 영향을 주지 않는다.",
    "en": "The type of Service {name} is ExternalName, so its ports change nothing for its traffic."
  },
  "external-name-ports.do": {
    "ko": "클라이언트는 접속할 서버의 포트를 직접 적어야 한다. ports를 읽는 인그레스 컨트롤러도 있다.",
    "en": "Clients have to name the server's port themselves. Some Ingress controllers read the ports."
  },
  "affinity-behind-proxy": {
    "ko": "인그레스 {ingress} 뒤에서는 서비스 {name}의 sessionAffinity가 클라이언트를 구별하지 못한다. 인그레스 컨트롤러가 자기 주소로 접속하거나, 서비스를 거치지 않고 파드에 바로 접속하기 때문이다.",
    "en": "Behind the Ingress {ingress}, sessionAffinity of Service {name} does not tell clients apart: an Ingress controller connects from its own address, or to the Pods directly."
  },
  "affinity-behind-proxy.do": {
    "ko": "같은 클라이언트를 같은 파드로 보내려면 인그레스 컨트롤러의 쿠키를 쓴다.",
    "en": "To send a client to the same Pod each time, use the cookies of the Ingress controller."
  },
  "kind-port-mapping": {
    "ko": "extraPortMappings의 containerPort {containerPort}번에 해당하는 노드 포트나 hostPort가 파일에 없다. 다른 프로그램이 그 포트에서 응답하지 않으면 내 컴퓨터의 {hostPort}번은 아무 데로도 이어지지 않는다.",
    "en": "No node port or hostPort of these files is {containerPort}, the containerPort of extraPortMappings. Unless something else answers there, port {hostPort} of your computer leads nowhere."
  },
  "kind-port-mapping.do": {
    "ko": "서비스에 `nodePort`를 적고, `containerPort`에 같은 번호를 적는다.",
    "en": "Write a `nodePort` into the Service, and the same number as `containerPort`."
  },
  "namespace-assumed": {
    "ko": "{namespace} 네임스페이스를 만드는 문서가 없어서, 클러스터에 이미 있다고 보았다.",
    "en": "No document creates the namespace {namespace}, so it is assumed to exist."
  },
  "namespace-assumed.later": {
    "ko": "{namespace} 네임스페이스를 만드는 문서가 이 오브젝트보다 뒤에 있다. 클러스터에 아직 없는 네임스페이스라면 kubectl이 이 오브젝트를 만들지 못한다.",
    "en": "A later document creates the namespace {namespace}. If it does not exist yet, kubectl cannot create this object before."
  },
  "namespace-assumed.later.do": {
    "ko": "네임스페이스를 만드는 문서를 앞에 둔다.",
    "en": "Put the document that creates the namespace first."
  },
  "namespace-assumed.do": {
    "ko": "없다면 먼저 `kubectl create namespace {namespace}`를 실행한다.",
    "en": "If it does not exist, run `kubectl create namespace {namespace}` first."
  },
  "object-twice": {
    "ko": "이름이 {name}인 {kind} 오브젝트가 다른 파일에도 있다. 나중 것이 먼저 것을 덮어쓴다.",
    "en": "{kind} {name} is in another file too: the later one is applied over the earlier one."
  },
  "object-twice.do": {
    "ko": "따로 쓰는 파일이면 하나씩 검사한다.",
    "en": "If the files are not used together, check them one by one."
  },

  "version-not-served": {
    "ko": "이 쿠버네티스의 {version} API에는 {kind} 종류가 없다. 이 종류가 있는 버전: {now}.",
    "en": "This Kubernetes serves no {kind} in {version}. It serves this kind in: {now}."
  },
  "version-not-served.do": {
    "ko": "`apiVersion`을 고치고({now}), 그 버전에서 달라진 필드를 확인한다.",
    "en": "Change `apiVersion` ({now}), and see which fields differ in that version."
  },
  "version-not-served.none": {
    "ko": "이 쿠버네티스의 API에는 {version}에도 다른 버전에도 {kind} 종류가 없다.",
    "en": "This Kubernetes serves no {kind}, neither in {version} nor in another version."
  },
  "version-not-served.none.do": {
    "ko": "`apiVersion`과 `kind`의 철자를 확인한다. 없어진 종류라면 무엇으로 대신하는지 문서에서 찾는다.",
    "en": "Check how `apiVersion` and `kind` are spelt. If the kind was removed, the documentation says what to use instead."
  }
};
