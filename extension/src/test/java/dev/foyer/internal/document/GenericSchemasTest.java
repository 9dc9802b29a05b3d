// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.util.List;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Of rules B4 and B5: generic types are called and declared by what they are made of. */
class GenericSchemasTest {

    public record Item(String name) {}

    public record Batch<T>(T content) {}

    @SuppressWarnings("ArrayRecordComponent") // an application may have such a component
    public record Page<T>(T[] items, List<? extends T>[] groups, Batch<? extends T> first) {}

    public record Book(Page<Item> page) {}

    @ServerEndpoint("/generic")
    public static class Generic {
        @OnEvent("batch")
        Batch<Item[]> batch() {
            throw new UnsupportedOperationException();
        }

        @OnEvent("batches")
        Batch<List<Item>[][]> batches() {
            throw new UnsupportedOperationException();
        }

        @OnEvent("book")
        Book book() {
            throw new UnsupportedOperationException();
        }

        @OnEvent("page")
        Page<Item> page() {
            throw new UnsupportedOperationException();
        }

        @OnEvent("wild")
        List<? extends Page<? extends Item>> wild() {
            throw new UnsupportedOperationException();
        }
    }

    private final String typeScript = Documents.of(Generic.class).typeScript();

    @Test
    void arraysAsArguments_areInTheName() {
        assertThat(typeScript)
                .contains("batch: { data: undefined; reply: BatchOfItemArray };")
                .contains("export interface BatchOfItemArray {\n    content: Item[];\n}")
                .contains("batches: { data: undefined; reply: BatchOfListOfItemArrayArray };")
                .contains("export interface BatchOfListOfItemArrayArray {\n    content: Item[][][];\n}");
    }

    @Test
    void variablesInArraysAndWildcards_areReplaced() {
        assertThat(typeScript)
                .contains(
                        "export interface PageOfItem {\n    items: Item[];\n    groups: Item[][];\n    first: BatchOfItem;\n}")
                .contains("export interface BatchOfItem {\n    content: Item;\n}");
    }

    @Test
    void oneType_isDeclaredOnce() {
        assertThat(typeScript)
                .contains("page: PageOfItem;")
                .contains("page: { data: undefined; reply: PageOfItem };")
                .contains("wild: { data: undefined; reply: PageOfItem[] };")
                .containsOnlyOnce("export interface PageOfItem");
    }
}
