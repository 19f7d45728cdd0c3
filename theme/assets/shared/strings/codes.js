// Strings of the findings of validator/rules_*.go, by code and variant, and by `.do` what helps. Python reads them as JSON.
site.strings.codes = {
  "error": { "ko": "오류", "en": "error" },
  "warning": { "ko": "경고", "en": "warning" },
  "hint": { "ko": "참고", "en": "hint" },

  "selects-nothing": {
    "ko": "서비스 {name}의 셀렉터에 맞는 파드가 하나도 없다. 셀렉터는 {wants}인데 {workload}의 레이블은 {has}이다.",
    "en": "The selector of Service {name} matches no Pod: it wants {wants}; {workload} carries {has}."
  },
  "selects-nothing.missing": {
    "ko": "서비스 {name}의 셀렉터에 맞는 파드가 하나도 없다. 셀렉터는 {wants}인데 {workload}에는 {key} 레이블이 없다.",
    "en": "The selector of Service {name} matches no Pod: it wants {wants}; {workload} has no label {key}."
  },
  "selects-nothing.do": {
    "ko": "셀렉터와 파드의 레이블에 같은 쌍을 적는다. 디플로이먼트라면 파드의 레이블은 `spec.template.metadata.labels`에 있다.",
    "en": "Write the same pair into the selector and into the Pod's labels. A Deployment has those in `spec.template.metadata.labels`."
  },
  "selects-nothing.namespace": {
    "ko": "서비스 {name}의 네임스페이스 {namespace}에 파드가 없다. 서비스는 자기 네임스페이스의 파드만 고른다.",
    "en": "Service {name} selects Pods of its own namespace, {namespace}, and no Pod of these files is in it."
  },
  "selects-nothing.namespace.do": {
    "ko": "서비스와 파드를 같은 네임스페이스에 만든다.",
    "en": "Create the Service and its Pods in the same namespace."
  },
  "selects-nothing.later": {
    "ko": "서비스 {name}의 셀렉터에 있는 {labels} 레이블은 {workload}의 파드가 만들어질 때 붙으므로, 맞는 파드가 있는지 파일만으로는 알 수 없다.",
    "en": "Service {name} selects by {labels}, which Pods of {workload} get only when they are created: whether one matches cannot be known from the files."
  },
  "selects-nothing.later.do": {
    "ko": "클러스터에서 `kubectl get pods --show-labels`로 확인한다.",
    "en": "Look in the cluster: `kubectl get pods --show-labels`."
  },
  "selects-nothing.unknown": {
    "ko": "서비스 {name}의 셀렉터에 맞는 파드가 파일에는 없다. {unknown}처럼 여기서 검사하지 않는 오브젝트가 만드는 파드는 알 수 없다.",
    "en": "No Pod of these files matches the selector of Service {name}; which Pods {unknown} makes cannot be known, as its kind is not judged here."
  },
  "selects-nothing.unknown.do": {
    "ko": "클러스터에서 `kubectl get pods --show-labels`로 확인한다.",
    "en": "Look in the cluster: `kubectl get pods --show-labels`."
  },

  "port-leads-nowhere": {
    "ko": "서비스 {name}의 포트 {port}: targetPort {target}을(를) 이름으로 가진 {protocol} 포트가 {workload}의 컨테이너에 없다.",
    "en": "Port {port} of Service {name} wants targetPort {target}; no container of {workload} has a {protocol} port with this name."
  },
  "port-leads-nowhere.do": {
    "ko": "`targetPort`에 컨테이너 포트의 이름이나 번호를 적는다. 선언된 포트: {declared}.",
    "en": "Write a container port's name or number as `targetPort`. Declared are: {declared}."
  },
  "port-not-declared": {
    "ko": "서비스 {name}의 포트 {port}: targetPort {target}번은 {workload}가 선언한 containerPort에 없다.",
    "en": "Port {port} of Service {name} leads to port {target}; no containerPort of {workload} has this number."
  },
  "port-not-declared.do": {
    "ko": "컨테이너의 프로세스가 그 포트에서 기다리면 동작한다. 선언된 포트: {declared}.",
    "en": "It works if a process in the container listens there. Declared are: {declared}."
  },
  "slice-port-name": {
    "ko": "서비스 {name}의 포트 {port}와 이름과 프로토콜({protocol})이 같은 포트가 엔드포인트슬라이스에 없다.",
    "en": "No EndpointSlice has a port with the name and the protocol ({protocol}) of port {port} of Service {name}."
  },
  "slice-port-name.do": {
    "ko": "서비스와 엔드포인트슬라이스의 포트에 같은 `name`과 `protocol`을 적는다.",
    "en": "Give the port the same `name` and `protocol` in the Service and in the EndpointSlice."
  },
  "two-workloads": {
    "ko": "서비스 {name}이(가) {one}와(과) {other}의 파드를 모두 고른다. 둘은 {label} 레이블이 다르다.",
    "en": "Service {name} selects Pods of {one} and of {other}, whose label {label} differs: requests go to either."
  },
  "two-workloads.do": {
    "ko": "하나만 고르려면 셀렉터에 {label} 레이블을 더한다.",
    "en": "To select one of them, add the label {label} to the selector."
  },
  "selector-changes-with-release": {
    "ko": "서비스 {name}의 셀렉터에 있는 {pair}은(는) {workload}의 파드 템플릿에만 있고 자기 셀렉터에는 없다. 릴리스로 값이 바뀌면 이전 파드는 더 이상 선택되지 않는다.",
    "en": "Service {name} selects by {pair}, which {workload} has in its Pod template and not in its own selector: with the next release's value, no old Pod is selected any more."
  },
  "selector-changes-with-release.do": {
    "ko": "릴리스마다 바뀌지 않는 레이블로 고른다.",
    "en": "Select by labels that stay the same from release to release."
  },
  "service-name-missing": {
    "ko": "스테이트풀셋 {name}의 serviceName {service}에 해당하는 서비스가 파일에 없다. 그 서비스가 없으면 파드마다의 DNS 이름도 없다.",
    "en": "StatefulSet {name} names the Service {service}, which is not in these files; without it the Pods have no DNS names."
  },
  "service-name-missing.do": {
    "ko": "그 이름의 헤드리스 서비스(`clusterIP: None`)를 만든다.",
    "en": "Create a headless Service (`clusterIP: None`) of that name."
  },
  "service-name-not-headless": {
    "ko": "스테이트풀셋 {name}의 serviceName이 가리키는 서비스 {service}가 헤드리스가 아니므로 파드마다의 DNS 이름이 생기지 않는다.",
    "en": "StatefulSet {name} names the Service {service}, which is not headless: its Pods get no DNS names of their own."
  },
  "service-name-not-headless.do": {
    "ko": "`clusterIP: None`인 서비스를 따로 만들고 그 이름을 `serviceName`에 적는다.",
    "en": "Create another Service with `clusterIP: None`, and write its name as `serviceName`."
  },
  "ingress-service-missing": {
    "ko": "인그레스 {name}의 백엔드인 서비스 {service}가 파일에 없다.",
    "en": "Ingress {name} leads to the Service {service}, which is not in these files."
  },
  "ingress-service-missing.do": {
    "ko": "서비스의 이름과 네임스페이스를 확인한다. 인그레스는 자기 네임스페이스의 서비스로만 보낸다.",
    "en": "Check the name, and the namespace: an Ingress leads to Services of its own namespace."
  },
  "ingress-port-missing": {
    "ko": "인그레스 {name}의 백엔드 포트 {port}가 서비스 {service}에 없다.",
    "en": "Ingress {name} leads to port {port} of Service {service}, which has no such port."
  },
  "ingress-port-missing.do": {
    "ko": "서비스 `ports`의 `port`나 `name`을 적는다. `targetPort`나 `nodePort`가 아니다.",
    "en": "Write a `port` or a `name` of the Service's `ports`, not a `targetPort` or `nodePort`."
  },
  "ingress-external-name": {
    "ko": "인그레스 {name}이(가) ExternalName 타입인 서비스 {service}로 보낸다. 되는지는 인그레스 컨트롤러에 달렸다.",
    "en": "Ingress {name} leads to Service {service} of type ExternalName; whether that works depends on the Ingress controller."
  },
  "ingress-external-name.do": {
    "ko": "컨트롤러의 문서를 확인한다. 서비스에 `ports`를 적어야 하는 것도 있고, 설정으로 허용해야 하는 것도 있다.",
    "en": "Read the controller's documentation: some want `ports` in the Service, some a setting that allows it."
  },
  "no-endpoints-source": {
    "ko": "서비스 {name}에 셀렉터가 없고, 이 서비스의 엔드포인트슬라이스나 엔드포인트도 파일에 없다.",
    "en": "Service {name} has no selector, and no EndpointSlice or Endpoints of it is in these files."
  },
  "no-endpoints-source.do": {
    "ko": "`kubernetes.io/service-name: {name}` 레이블을 붙인 엔드포인트슬라이스를 만들거나 셀렉터를 적는다.",
    "en": "Create an EndpointSlice with the label `kubernetes.io/service-name: {name}`, or write a selector."
  },
  "slice-without-service": {
    "ko": "엔드포인트슬라이스 {name}에 {label} 레이블이 없어서 어느 서비스에도 속하지 않는다.",
    "en": "EndpointSlice {name} has no label {label}, so that it belongs to no Service."
  },
  "slice-without-service.do": {
    "ko": "{label} 레이블에 서비스의 이름을 적는다.",
    "en": "Write the Service's name into the label {label}."
  },
  "slice-without-service.missing": {
    "ko": "엔드포인트슬라이스 {name}이(가) 속한 서비스 {service}가 파일에 없다.",
    "en": "EndpointSlice {name} belongs to the Service {service}, which is not in these files."
  },
  "slice-without-service.missing.do": {
    "ko": "서비스의 이름과 네임스페이스를 확인한다.",
    "en": "Check the Service's name and namespace."
  },
  "policy-blocks-port": {
    "ko": "네트워크폴리시 {name}이(가) 서비스 {service}의 port {port}번을 허용하지만, 파드가 받는 포트는 {number}번이므로 막힌다.",
    "en": "NetworkPolicy {name} allows port {port}, the port of Service {service}; at the Pod it is {number}, which it does not allow."
  },
  "policy-blocks-port.do": {
    "ko": "네트워크폴리시에는 파드의 포트인 {number}번을 적는다. 포트는 번역된 뒤에 검사된다.",
    "en": "Allow {number}, the Pod's port: a policy sees the packet after the Service's port was translated."
  },
  "policy-own-namespace": {
    "ko": "네트워크폴리시 {name}의 podSelector는 자기 네임스페이스 {namespace}의 파드만 뜻한다. 맞는 {workload}는 {other} 네임스페이스에 있다.",
    "en": "A podSelector in NetworkPolicy {name} means Pods of its own namespace, {namespace}; {workload}, which it would match, is in {other}."
  },
  "policy-own-namespace.nobody": {
    "ko": "네트워크폴리시 {name}의 podSelector는 자기 네임스페이스 {namespace}의 파드만 뜻하는데, 맞는 파드가 파일에 없다.",
    "en": "A podSelector in NetworkPolicy {name} means Pods of its own namespace, {namespace}, and matches none of these files."
  },
  "policy-own-namespace.do": {
    "ko": "다른 네임스페이스의 파드를 허용하려면 같은 항목에 `namespaceSelector`를 더한다.",
    "en": "To allow Pods of another namespace, add a `namespaceSelector` to the same entry."
  },
  "probe-port-missing": {
    "ko": "{kind} {name}의 {probe}가 포트 이름 {port}을(를) 쓰는데, 컨테이너 {container}에 그 이름의 포트가 없어서 프로브가 항상 실패한다.",
    "en": "The {probe} of {kind} {name} names port {port}, which container {container} does not have: the probe fails."
  },
  "probe-port-missing.do": {
    "ko": "그 컨테이너의 `ports`에 있는 이름이나 번호를 적는다.",
    "en": "Write a name of that container's `ports`, or a number."
  },
  "stop-too-short": {
    "ko": "{kind} {name}의 preStop은 {seconds}초 걸리는데 terminationGracePeriodSeconds는 {grace}초이므로, 컨테이너가 정리할 시간 없이 강제로 종료된다.",
    "en": "The preStop hook of {kind} {name} takes {seconds} s of the {grace} s of terminationGracePeriodSeconds: the container is killed without time to finish."
  },
  "stop-too-short.do": {
    "ko": "`terminationGracePeriodSeconds`를 preStop보다 길게 적는다.",
    "en": "Make `terminationGracePeriodSeconds` longer than the hook."
  },
  "node-port-shared": {
    "ko": "서비스 {name}와(과) {other}가 같은 노드 포트 {nodePort}번을 쓴다.",
    "en": "Services {name} and {other} ask for the same node port, {nodePort}."
  },
  "node-port-shared.do": {
    "ko": "하나에 다른 번호를 적거나, `nodePort`를 빼고 클러스터가 고르게 한다.",
    "en": "Give one of them another number, or leave `nodePort` out, so that the cluster chooses."
  },
  "same-port-two-protocols": {
    "ko": "서비스 {name}에 {port}번 포트가 두 프로토콜로 있다. 나중에 `kubectl apply`로 한쪽을 고치면 다른 쪽이 사라질 수 있다.",
    "en": "Service {name} has port {port} with two protocols: when `kubectl apply` changes one of them later, the other can be lost."
  },
  "same-port-two-protocols.do": {
    "ko": "고칠 때는 `kubectl apply --server-side`나 `kubectl replace`를 쓴다.",
    "en": "For changes, use `kubectl apply --server-side`, or `kubectl replace`."
  },
  "headless-port-differs": {
    "ko": "헤드리스 서비스 {name}의 port {port}번은 쓰이지 않는다. 클라이언트는 파드의 {number}번 포트로 접속해야 한다.",
    "en": "Port {port} of the headless Service {name} has no effect: clients have to use the Pods' port, {number}."
  },
  "headless-port-differs.do": {
    "ko": "`port`에도 {number}을(를) 적는다.",
    "en": "Write {number} as `port`, too."
  },
  "external-name-ports": {
    "ko": "ExternalName 타입인 서비스 {name}의 ports는 트래픽에 아무 영향을 주지 않는다.",
    "en": "The ports of Service {name} change nothing for its traffic: its type is ExternalName."
  },
  "external-name-ports.do": {
    "ko": "클라이언트가 접속할 서버의 포트를 직접 적어야 한다. 이 필드를 읽는 인그레스 컨트롤러도 있다.",
    "en": "Clients have to name the server's port themselves. Some Ingress controllers read this field."
  },
  "affinity-behind-proxy": {
    "ko": "인그레스 {ingress} 뒤에서는 서비스 {name}의 sessionAffinity가 클라이언트를 구별하지 못한다. kube-proxy가 보는 주소는 프록시의 주소다.",
    "en": "Behind the Ingress {ingress}, sessionAffinity of Service {name} does not tell clients apart: the address that kube-proxy sees is the proxy's."
  },
  "affinity-behind-proxy.do": {
    "ko": "세션 유지는 인그레스 컨트롤러의 쿠키로 설정한다.",
    "en": "Use the Ingress controller's cookies for sticky sessions."
  },
  "kind-port-mapping": {
    "ko": "extraPortMappings의 containerPort {containerPort}번에서 응답하는 노드 포트가 파일에 없으므로, 내 컴퓨터의 {hostPort}번은 아무 데로도 이어지지 않는다.",
    "en": "No node port of these files is {containerPort}, the containerPort of extraPortMappings: port {hostPort} of your computer leads nowhere."
  },
  "kind-port-mapping.do": {
    "ko": "서비스에 `nodePort`를 적고 같은 번호를 `containerPort`에 적는다.",
    "en": "Write a `nodePort` into the Service, and the same number as `containerPort`."
  },
  "namespace-assumed": {
    "ko": "네임스페이스 {namespace}을(를) 만드는 문서가 없어서, 클러스터에 이미 있다고 보았다.",
    "en": "No document makes the namespace {namespace}; it is taken as there already."
  },
  "namespace-assumed.later": {
    "ko": "네임스페이스 {namespace}을(를) 만드는 문서가 이 오브젝트보다 뒤에 있다. 클러스터에 아직 없다면 kubectl은 앞의 오브젝트를 만들지 못한다.",
    "en": "The namespace {namespace} is made by a later document; where it is not there yet, kubectl cannot create what comes before."
  },
  "namespace-assumed.later.do": {
    "ko": "네임스페이스를 만드는 문서를 앞에 둔다.",
    "en": "Put the document that makes the namespace first."
  },
  "namespace-assumed.do": {
    "ko": "없다면 먼저 `kubectl create namespace {namespace}`를 실행한다.",
    "en": "If it is not, run `kubectl create namespace {namespace}` first."
  },
  "version-not-served": {
    "ko": "이 쿠버네티스는 {version}의 {kind}을(를) 더 이상 제공하지 않는다. 지금은 {now}에 있다.",
    "en": "This Kubernetes no longer serves {kind} in {version}; it is in {now}."
  },
  "version-not-served.do": {
    "ko": "`apiVersion`을 {now}로 바꾸고, 그 버전에서 달라진 필드를 확인한다.",
    "en": "Write {now} as `apiVersion`, and see which fields that version changed."
  },
  "version-not-served.none": {
    "ko": "이 쿠버네티스가 제공하는 API에 {version}의 {kind}은(는) 없다.",
    "en": "This Kubernetes serves no {kind} in {version}, nor in another version."
  },
  "version-not-served.none.do": {
    "ko": "`apiVersion`과 `kind`의 철자를 확인한다. 없어진 종류라면 대신할 것을 문서에서 찾는다.",
    "en": "Check how `apiVersion` and `kind` are spelt. If the kind was removed, its documentation says what to use instead."
  }
};
