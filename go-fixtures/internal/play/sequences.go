package play

import "sync"

// A sequence is one that was pulled, and can be resumed.
type sequence struct {
	next, stop func()
	running    bool // it can't be resumed by itself
}

// sequences are those that were pulled and not dropped, the newest last. Blocks may
// use them from any goroutine.
type sequences struct {
	lock sync.Mutex
	all  []*sequence
}

func (s *sequences) count() int {
	s.lock.Lock()
	defer s.lock.Unlock()
	return len(s.all)
}

func (s *sequences) push(one *sequence) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.all = append(s.all, one)
}

// next resumes the newest that is not running. Nothing is said of panics: none may
// come out of it.
func (s *sequences) next() {
	if one := s.take(); one != nil {
		one.next()
		s.lock.Lock()
		defer s.lock.Unlock()
		one.running = false
	}
}

func (s *sequences) take() *sequence {
	s.lock.Lock()
	defer s.lock.Unlock()
	for i := len(s.all) - 1; i >= 0; i-- {
		if one := s.all[i]; !one.running {
			one.running = true
			return one
		}
	}
	return nil
}

// dropDownTo ends the newest until so many are left, where they were pulled: it
// must be done under the same locking of the thread (src/runtime/coro.go, Go
// 1.23.0, coroswitch_m).
func (s *sequences) dropDownTo(count int) {
	s.lock.Lock()
	dropped := s.all[count:]
	s.all = s.all[:count:count]
	s.lock.Unlock()
	for i := len(dropped) - 1; i >= 0; i-- {
		if !dropped[i].running {
			dropped[i].stop()
		}
	}
}
