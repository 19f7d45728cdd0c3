package util

// Print is what kubectl writes to standard error before it ends with err.
func Print(err error) (text string) {
	checkErr(err, func(message string, _ int) { text = message })
	return text
}
