// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** A package whose classes write what is {@code null}, too. */
@JsonbNillable
@NullMarked
package dev.foyer.internal.records.annotated;

import jakarta.json.bind.annotation.JsonbNillable;
import org.jspecify.annotations.NullMarked;
