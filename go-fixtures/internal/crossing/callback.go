package crossing

import "C"

// staleframeFixtureCrossed is where C enters Go.
//
//export staleframeFixtureCrossed
func staleframeFixtureCrossed() { crossed++ }
