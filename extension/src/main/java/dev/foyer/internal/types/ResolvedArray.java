// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.types;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Type;

/** Represents a generic array type without variables. */
record ResolvedArray(Type element) implements GenericArrayType {

    @Override
    public Type getGenericComponentType() {
        return element;
    }

    @Override
    public String toString() {
        return element.getTypeName() + "[]";
    }
}
