// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import jakarta.validation.Constraint;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;

/**
 * Translates constraints of Jakarta Validation into JSON Schema. Omits a constraint without a keyword there, which the
 * server checks nevertheless. Omits constraints of groups other than the default one, which are not checked.
 */
final class Constraints {

    /**
     * Finds features of Java's patterns that those of ECMAScript, which JSON Schema uses, lack: possessive quantifiers,
     * atomic groups, inline flags, quoting, some classes and boundaries.
     */
    private static final java.util.regex.Pattern ONLY_JAVA =
            java.util.regex.Pattern.compile("[*+?}]\\+|\\(\\?>|\\(\\?[a-zA-Z-]+[:)]|&&|\\\\[QEAZzGhHRXpP]");

    private Constraints() {}

    /** Tests whether the constraints require a value. */
    static boolean require(Annotation[] annotations) {
        for (Annotation one : unwrapped(annotations)) {
            boolean here = (one instanceof NotNull some && isDefault(some.groups()))
                    || (one instanceof NotBlank blank && isDefault(blank.groups()))
                    || (one instanceof NotEmpty empty && isDefault(empty.groups()));
            if (here || require(composing(one))) {
                return true;
            }
        }
        return false;
    }

    /** Adds the keywords of constraints to the schema of the annotated element. */
    static void add(Annotation[] annotations, Schema schema) {
        for (Annotation one : unwrapped(annotations)) {
            add(one, schema);
            add(composing(one), schema);
        }
    }

    private static void add(Annotation one, Schema schema) {
        if (one instanceof Size size && isDefault(size.groups())) {
            Keywords.length(schema, size.min(), size.max());
        } else if (one instanceof NotEmpty empty && isDefault(empty.groups())) {
            Keywords.length(schema, 1, Integer.MAX_VALUE);
        } else if (one instanceof NotBlank blank && isDefault(blank.groups())) {
            Keywords.length(schema, 1, Integer.MAX_VALUE);
            Keywords.pattern(schema, "\\S");
        } else if (one instanceof Pattern pattern && isDefault(pattern.groups()) && isPortable(pattern)) {
            Keywords.pattern(schema, "^(?:" + pattern.regexp() + ")$");
        } else if (one instanceof Email email && isDefault(email.groups())) {
            schema.with("format", "email");
        } else if (one instanceof AssertTrue assertion && isDefault(assertion.groups())) {
            schema.with("const", true);
        } else if (one instanceof AssertFalse assertion && isDefault(assertion.groups())) {
            schema.with("const", false);
        } else {
            bounds(one, schema);
        }
    }

    private static void bounds(Annotation one, Schema schema) {
        if (one instanceof Min min && isDefault(min.groups())) {
            Keywords.bound(schema, "minimum", BigDecimal.valueOf(min.value()));
        } else if (one instanceof Max max && isDefault(max.groups())) {
            Keywords.bound(schema, "maximum", BigDecimal.valueOf(max.value()));
        } else if (one instanceof DecimalMin min && isDefault(min.groups())) {
            Keywords.bound(schema, min.inclusive() ? "minimum" : "exclusiveMinimum", new BigDecimal(min.value()));
        } else if (one instanceof DecimalMax max && isDefault(max.groups())) {
            Keywords.bound(schema, max.inclusive() ? "maximum" : "exclusiveMaximum", new BigDecimal(max.value()));
        } else if (one instanceof Positive positive && isDefault(positive.groups())) {
            Keywords.bound(schema, "exclusiveMinimum", BigDecimal.ZERO);
        } else if (one instanceof PositiveOrZero positive && isDefault(positive.groups())) {
            Keywords.bound(schema, "minimum", BigDecimal.ZERO);
        } else if (one instanceof Negative negative && isDefault(negative.groups())) {
            Keywords.bound(schema, "exclusiveMaximum", BigDecimal.ZERO);
        } else if (one instanceof NegativeOrZero negative && isDefault(negative.groups())) {
            Keywords.bound(schema, "maximum", BigDecimal.ZERO);
        }
    }

    /** Unpacks a repeated constraint, which is wrapped in an annotation around all of its occurrences. */
    private static List<Annotation> unwrapped(Annotation[] annotations) {
        var all = new ArrayList<Annotation>();
        for (Annotation one : annotations) {
            if (one instanceof Pattern.List list) {
                Collections.addAll(all, list.value());
            } else if (one instanceof Size.List list) {
                Collections.addAll(all, list.value());
            } else {
                all.add(one);
            }
        }
        return all;
    }

    /** Returns the constraints of which a constraint of the application is composed. */
    private static Annotation[] composing(Annotation one) {
        Class<? extends Annotation> type = one.annotationType();
        boolean own =
                type.isAnnotationPresent(Constraint.class) && !type.getName().startsWith("jakarta.");
        return own ? type.getAnnotations() : new Annotation[0];
    }

    private static boolean isPortable(Pattern pattern) {
        return pattern.flags().length == 0
                && !ONLY_JAVA.matcher(pattern.regexp()).find();
    }

    private static boolean isDefault(Class<?>[] groups) {
        return groups.length == 0 || Arrays.asList(groups).contains(Default.class);
    }
}
