package clientcmd

// ClientConfig stands in for the type of the same name, which reads a kubeconfig.
type ClientConfig any
