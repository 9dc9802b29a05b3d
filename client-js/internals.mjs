// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Which names of members may be shortened: those that are declared by this program for itself, and mean nothing else anywhere in it.
import ts from 'typescript';

/** Modules whose names are known outside: to applications, and to the server. */
const KNOWN = /\/(types|errors|frames)\.ts$/;

const isOurs = (declaration) => !declaration.getSourceFile().isDeclarationFile && !KNOWN.test(declaration.getSourceFile().fileName);
const isMember = (node) =>
    ts.isPropertySignature(node) || ts.isMethodSignature(node) || ts.isPropertyDeclaration(node) || ts.isMethodDeclaration(node) || ts.isAccessor(node);

/** A pattern of all of them. */
export function internals(program) {
    const checker = program.getTypeChecker();
    const ours = new Set();
    const others = new Set(['constructor']);
    const judge = (name, symbol) => {
        const declared = symbol?.declarations ?? [];
        (declared.length > 0 && declared.every((one) => isMember(one) && isOurs(one)) ? ours : others).add(name.text);
    };
    const propertyOf = (type, name) => {
        const types = type ? [checker.getNonNullableType(type)].flatMap((one) => (one.isUnion() ? one.types : [one])) : [];
        return types.map((one) => checker.getPropertyOfType(one, name.text)).find((symbol) => symbol);
    };
    const visit = (node) => {
        if (isMember(node) && ts.isIdentifier(node.name)) {
            judge(node.name, checker.getSymbolAtLocation(node.name));
        } else if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.name)) {
            judge(node.name, checker.getSymbolAtLocation(node.name));
        } else if ((ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) && ts.isIdentifier(node.name)) {
            judge(node.name, propertyOf(checker.getContextualType(node.parent), node.name) ?? checker.getSymbolAtLocation(node.name));
        } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent) && !node.dotDotDotToken) {
            const name = node.propertyName ?? node.name;
            if (ts.isIdentifier(name)) {
                judge(name, propertyOf(checker.getTypeAtLocation(node.parent), name));
            }
        }
        ts.forEachChild(node, visit);
    };
    const files = program.getSourceFiles().filter((file) => !file.isDeclarationFile);
    files.forEach(visit);
    return new RegExp(`^(${[...ours].filter((name) => !others.has(name)).join('|')})$`);
}
