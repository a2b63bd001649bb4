package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
)

// A function is a piece of a source file that goes by one name in a stack: a function or method
// with the closures in it, or what initializes a variable.
type function struct {
	// name is without the package: gopark, (*T).m. If the linker gives it another package's name,
	// that in full, after "=": =time.Sleep.
	name  string
	start int
	lines lines
}

// lines has each line that a frame can be at, and what is called there, by its last name:
// x.lock(&y) is "lock". A go statement also calls "go".
type lines map[int]map[string]bool

func (l lines) add(line int) {
	if l[line] == nil {
		l[line] = map[string]bool{}
	}
}

func (l lines) call(line int, callee string) {
	l.add(line)
	l[line][callee] = true
}

// initializer is how the compiler names what initializes variables, and the closures in there
// from 1.21 on (glob. before).
const initializer = "init"

func goFunctions(source []byte) ([]function, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	g := &goSource{fset, links(file)}
	var functions []function
	for _, decl := range file.Decls {
		functions = append(functions, g.functions(decl)...)
	}
	return functions, nil
}

type goSource struct {
	fset  *token.FileSet
	links map[string]string
}

// links has the names of //go:linkname by the names of this file.
func links(file *ast.File) map[string]string {
	found := map[string]string{}
	for _, group := range file.Comments {
		for _, comment := range group.List {
			words := strings.Fields(comment.Text)
			if len(words) == 3 && words[0] == "//go:linkname" {
				found[words[1]] = words[2]
			}
		}
	}
	return found
}

func (g *goSource) functions(decl ast.Decl) []function {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if decl.Body == nil {
			return nil
		}
		f := function{functionName(decl), g.line(decl.Pos()), g.lines(decl)}
		if link, ok := g.links[f.name]; ok {
			return []function{f, {"=" + link, f.start, f.lines}}
		}
		return []function{f}
	case *ast.GenDecl:
		if decl.Tok == token.VAR {
			return g.initializers(decl)
		}
	}
	return nil
}

func (g *goSource) initializers(decl *ast.GenDecl) []function {
	var functions []function
	for _, spec := range decl.Specs {
		if len(spec.(*ast.ValueSpec).Values) > 0 {
			functions = append(functions, function{initializer, g.line(spec.Pos()), g.lines(spec)})
		}
	}
	return functions
}

func functionName(decl *ast.FuncDecl) string {
	if decl.Recv == nil {
		return decl.Name.Name
	}
	receiver := decl.Recv.List[0].Type
	if star, ok := receiver.(*ast.StarExpr); ok {
		return "(*" + typeName(star.X) + ")." + decl.Name.Name
	}
	return typeName(receiver) + "." + decl.Name.Name
}

// typeName leaves out type parameters.
func typeName(receiver ast.Expr) string {
	switch receiver := receiver.(type) {
	case *ast.ParenExpr:
		return typeName(receiver.X)
	case *ast.IndexExpr:
		return typeName(receiver.X)
	case *ast.IndexListExpr:
		return typeName(receiver.X)
	case *ast.Ident:
		return receiver.Name
	}
	return ""
}

// lines takes the first line of each statement and expression, operators, and ends, where deferred
// calls are made.
func (g *goSource) lines(root ast.Node) lines {
	found := lines{}
	ast.Inspect(root, func(n ast.Node) bool {
		switch n := n.(type) {
		case nil, *ast.CommentGroup, *ast.Comment:
			return false
		case *ast.BlockStmt:
			found.add(g.line(n.Rbrace))
		case *ast.BinaryExpr:
			found.add(g.line(n.OpPos))
		case *ast.GoStmt:
			found.call(g.line(n.Pos()), "go")
		case *ast.CallExpr:
			g.call(found, n)
		}
		found.add(g.line(n.Pos()))
		return true
	})
	return found
}

// call notes a call that takes several lines at each that the compiler might give to it.
func (g *goSource) call(found lines, call *ast.CallExpr) {
	callee := calleeName(call.Fun)
	if callee == "" {
		return
	}
	for _, position := range []token.Pos{call.Pos(), call.Fun.End() - 1, call.Lparen, call.Rparen} {
		found.call(g.line(position), callee)
	}
}

func calleeName(fun ast.Expr) string {
	switch fun := fun.(type) {
	case *ast.Ident:
		return fun.Name
	case *ast.SelectorExpr:
		return fun.Sel.Name
	case *ast.ParenExpr:
		return calleeName(fun.X)
	case *ast.IndexExpr:
		return calleeName(fun.X)
	case *ast.IndexListExpr:
		return calleeName(fun.X)
	}
	return ""
}

func (g *goSource) line(position token.Pos) int {
	return g.fset.PositionFor(position, false).Line
}
