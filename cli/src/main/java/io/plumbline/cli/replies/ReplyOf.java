package io.plumbline.cli.replies;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the operation of the API whose reply a record reads. The record lists only the fields that the commands need, and a
 * test compares them with the gateway's OpenAPI document. Times stay the text that the gateway sent.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonIgnoreProperties(ignoreUnknown = true)
public @interface ReplyOf {

    /** Method and path, such as {@code GET /api/v1/models}. */
    String value();

    /** The field of a page that holds the entries; empty if the record reads the whole reply, or an entry of a bare array. */
    String list() default "";
}
