package handlers

// The request handler's own functions, under names that glue can call.
var (
	TransformDecodeError              = transformDecodeError
	DedupOwnerReferencesAndAddWarning = dedupOwnerReferencesAndAddWarning
	StrategicPatchObject              = strategicPatchObject
)
