// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Something that happens to a connection; complete when its stage is. Never throws. */
@FunctionalInterface
public interface Task extends Supplier<CompletionStage<Void>> {}
