package io.plumbline.reports;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a document that the aggregator answers over HTTP, or a part of one. Its JSON is the same with any Jackson mapper:
 * an empty {@link java.util.Optional} is left out, and a reader ignores fields of a newer aggregator.
 *
 * <p>A component that may be null carries its own {@link JsonInclude}: NON_NULL if it is then left out, ALWAYS if it is
 * written as null.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public @interface Report {}
