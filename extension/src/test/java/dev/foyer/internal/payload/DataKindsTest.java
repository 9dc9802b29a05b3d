// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.foyer.internal.payload.DataKinds.read;
import static dev.foyer.internal.payload.DataKinds.told;
import static dev.foyer.internal.payload.DataKinds.type;
import static org.assertj.core.api.Assertions.assertThat;

/** Rule E15: data of another kind than its type is. */
class DataKindsTest {

    private final Jsonb jsonb =
            JsonbBuilder.create(); // one of its own for each test, as at the start of an application

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            primitives | {'i':null}                    | i: must not be null
            primitives | {'l':null,'b':null}           | l: must not be null, b: must not be null
            primitives | {'d':null}                    | d: must not be null
            primitives | {'c':null}                    | c: must not be null
            primitives | {'nested':{'s':null}}         | nested.s: must not be null
            primitives | {'ints':[1,null]}             | ints[1]: must not be null
            primitives | {'i':'','d':null}             | i: must be a number, d: must not be null
            adapted    | {'id':null}                   | id: must not be null
            tree       | {'value':1,'left':{'value':null}} | left.value: must not be null
            """)
    void nullForPrimitive_isToldWithItsPath(String type, String data, String told) {
        assertThat(told(jsonb, type, data)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            object  | [1]              | : must be an object
            object  | 7                | : must be an object
            array   | {}               | : must be an array
            objects | [{},[],1]        | [1]: must be an object, [2]: must be an object
            kinds   | {'object':[1]}   | object: must be an object
            kinds   | {'array':{}}     | array: must be an array
            kinds   | {'text':1}       | text: must be a string
            kinds   | {'number':'1'}   | number: must be a number
            kinds   | {'some':1}       | some: must be an object or an array
            """)
    void jsonOfAnotherKind_isTold(String type, String data, String told) {
        assertThat(told(jsonb, type, data)).isEqualTo(told);
    }

    @Test
    void jsonOfItsKind_isRead() {
        assertThat(told(jsonb, "kinds", "{'object':{},'array':[],'text':'x','number':1,'some':[]}"))
                .isEmpty();
        assertThat(told(jsonb, "kinds", "{'object':null}")).isEmpty();
        assertThat(told(jsonb, "objects", "[{},null]")).isEmpty();
        assertThat(read(jsonb, "array", "null").violations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'d':'NaN'}             | d: must be a number
            {'boxed':'Infinity'}    | boxed: must be a number
            {'f':'-Infinity'}       | f: must be a number
            {'list':[1,' NaN ']}    | list[1]: must be a number
            {'d':'\\u004eaN'}       | d: must be a number
            {'d':'0x1p3'}           | d: must be a number
            {'d':'1d'}              | d: must be a number
            {'d':'1e400'}           | d: is a number that does not fit
            {'f':'1e60'}            | f: is a number that does not fit
            {'d':1e400}             | d: is a number that does not fit
            """)
    void textThatJsonHasNoNumberFor_isInvalid(String data, String told) {
        assertThat(told(jsonb, "floats", data)).isEqualTo(told);
    }

    @Test
    void textThatIsANumber_isRead() {
        assertThat(told(jsonb, "floats", "{'d':'1.5','boxed':'-2e3','f':'1','list':['0.5'],'text':'NaN 1e400'}"))
                .isEmpty();
    }
}
