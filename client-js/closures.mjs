// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Writes classes as functions: what is private becomes a variable of the function, whose name a minifier shortens, and `this` becomes an
// object with what is public. A class that extends another, or is abstract, stays as it is.
import ts from 'typescript';

const { factory, SyntaxKind } = ts;
const SELF = '$self';

/** A transformer for the modules of a program. */
export const closures = (program) => (context) => (file) => {
    const visit = (node) => (ts.isClassDeclaration(node) && standsAlone(node) ? closure(node, program.getTypeChecker(), context) : ts.visitEachChild(node, visit, context));
    return ts.visitNode(file, visit);
};

function standsAlone({ heritageClauses, modifiers }) {
    const extending = heritageClauses?.some(({ token }) => token === SyntaxKind.ExtendsKeyword);
    return !extending && !modifiers?.some(({ kind }) => kind === SyntaxKind.AbstractKeyword);
}

function closure(node, checker, context) {
    const constructor = node.members.find(ts.isConstructorDeclaration);
    checkNames(node, constructor, checker);
    const self = () => factory.createIdentifier(SELF);
    const given = parametersKept(node, constructor, checker);
    const local = ({ text }) => factory.createIdentifier(given.get(text) ?? text.replace('#', '$'));
    const inside = (one) => {
        if (isPrivate(one)) {
            return ts.setTextRange(local(one.name), one);
        }
        return one.kind === SyntaxKind.ThisKeyword ? ts.setTextRange(self(), one) : ts.visitEachChild(one, inside, context);
    };
    const within = (one) => ts.visitNode(one, inside);
    const all = (nodes) => ts.visitNodes(nodes, inside);
    const variable = (name, value, flags) =>
        factory.createVariableStatement(undefined, factory.createVariableDeclarationList([factory.createVariableDeclaration(name, undefined, undefined, value)], flags));
    const asynchronous = ({ modifiers }) => modifiers?.filter(({ kind }) => kind === SyntaxKind.AsyncKeyword);

    const [members, fields, functions, assigned] = [[], [], [], new Set()];
    for (const one of constructor?.body.statements ?? []) {
        const name = assignedOnce(one, node);
        if (name) {
            assigned.add(name.text);
        }
    }
    for (const member of node.members) {
        const { name, body, parameters, initializer } = member;
        if (ts.isPropertyDeclaration(member)) {
            if (!ts.isPrivateIdentifier(name)) {
                members.push(...(initializer ? [factory.createPropertyAssignment(name, alone(initializer))] : []));
            } else if (!assigned.has(name.text)) {
                fields.push(variable(local(name), within(initializer), ts.NodeFlags.Let));
            }
        } else if (ts.isMethodDeclaration(member) && ts.isPrivateIdentifier(name)) {
            functions.push(factory.createFunctionDeclaration(asynchronous(member), undefined, local(name), undefined, all(parameters), undefined, within(body)));
        } else if (ts.isMethodDeclaration(member)) {
            members.push(factory.createMethodDeclaration(asynchronous(member), undefined, name, undefined, undefined, all(parameters), undefined, within(body)));
        } else if (ts.isGetAccessor(member)) {
            members.push(factory.createGetAccessorDeclaration(undefined, name, [], undefined, within(body)));
        } else if (!ts.isConstructorDeclaration(member)) {
            throw new Error(`A member of ${node.name.text} is of a kind that is not known: ${member.getText()}`);
        }
    }
    const statements = (constructor?.body.statements ?? []).flatMap((one) => {
        const name = assignedOnce(one, node);
        return name ? (given.has(name.text) ? [] : [variable(local(name), within(one.expression.right), ts.NodeFlags.Const)]) : [within(one)];
    });
    const exported = node.modifiers?.filter(({ kind }) => kind === SyntaxKind.ExportKeyword);
    const object = variable(self(), factory.createObjectLiteralExpression(members), ts.NodeFlags.Const);
    const block = factory.createBlock([object, ...fields, ...statements, ...functions, factory.createReturnStatement(self())], true);
    return factory.createFunctionDeclaration(exported, undefined, node.name, undefined, all(constructor?.parameters) ?? [], undefined, block);
}

const isPrivate = (node) => ts.isPropertyAccessExpression(node) && node.expression.kind === SyntaxKind.ThisKeyword && ts.isPrivateIdentifier(node.name);

/** The private name that a statement of the constructor gives its only value. */
function assignedOnce(statement, { members }) {
    const assignment = ts.isExpressionStatement(statement) && ts.isBinaryExpression(statement.expression) ? statement.expression : undefined;
    if (assignment?.operatorToken.kind !== SyntaxKind.EqualsToken || !isPrivate(assignment.left)) {
        return undefined;
    }
    const { name } = assignment.left;
    const field = members.find((member) => ts.isPropertyDeclaration(member) && member.name.text === name.text);
    return field?.modifiers?.some(({ kind }) => kind === SyntaxKind.ReadonlyKeyword) && !field.initializer ? name : undefined;
}

/** The private names that are another name of a parameter of the constructor, which can be used in their place. */
function parametersKept(node, constructor, checker) {
    const kept = new Map();
    for (const statement of constructor?.body.statements ?? []) {
        const name = assignedOnce(statement, node);
        const value = statement.expression?.right;
        if (name && ts.isIdentifier(value) && constructor.parameters.some((parameter) => ts.isIdentifier(parameter.name) && parameter.name.text === value.text)) {
            kept.set(name.text, value.text);
        }
    }
    const look = (one) => {
        const parameter = isPrivate(one) ? kept.get(one.name.text) : undefined;
        const [declared] = (parameter && checker.resolveName(parameter, one, ts.SymbolFlags.Value, true)?.declarations) ?? [];
        if (declared && declared.parent !== constructor && declared.getSourceFile() === one.getSourceFile() && declared.pos >= node.pos && declared.end <= node.end) {
            kept.delete(one.name.text); // something nearer has that name
        }
        ts.forEachChild(one, look);
    };
    look(node);
    return kept;
}

/** An expression that needs nothing of its object. */
function alone(expression) {
    const look = (one) => {
        if (one.kind === SyntaxKind.ThisKeyword) {
            throw new Error(`The value of a public field must not depend on others: ${expression.getText()}`);
        }
        ts.forEachChild(one, look);
    };
    look(expression);
    return expression;
}

/** A name of the constructor must not hide what another member means by that name. */
function checkNames(node, constructor, checker) {
    const own = new Set();
    const declared = (one) => {
        if (ts.isFunctionLike(one)) {
            return;
        }
        if ((ts.isParameter(one) || ts.isVariableDeclaration(one) || ts.isBindingElement(one)) && ts.isIdentifier(one.name)) {
            own.add(one.name.text);
        }
        ts.forEachChild(one, declared);
    };
    constructor?.forEachChild(declared);
    const look = (one) => {
        if (ts.isIdentifier(one) && (own.has(one.text) || one.text.startsWith('$'))) {
            const symbol = ts.isShorthandPropertyAssignment(one.parent) ? checker.getShorthandAssignmentValueSymbol(one.parent) : checker.getSymbolAtLocation(one);
            const [first] = symbol?.declarations ?? [];
            const elsewhere = !first || first.getSourceFile() !== node.getSourceFile() || first.pos < node.pos || first.end > node.end;
            const isName = (ts.isPropertyAccessExpression(one.parent) && one.parent.name === one) || ts.isPropertyAssignment(one.parent) && one.parent.name === one
                || (ts.isBindingElement(one.parent) && one.parent.propertyName === one) || ts.isTypeNode(one.parent) || ts.isPropertySignature(one.parent);
            if (one.text.startsWith('$') || (elsewhere && !isName)) {
                throw new Error(`The constructor of ${node.name.text} has a name that means something else in it, too: ${one.text}`);
            }
        }
        ts.forEachChild(one, look);
    };
    node.members.filter((member) => member !== constructor).forEach(look);
}
