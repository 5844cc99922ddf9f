/** Single operations of which each answer needs some, measured by JMH. */
package io.plumbline.benchmarks.micro;
