import { describe, expect, it } from 'vitest';
import { registeredDomain } from '../src/index.ts';

describe('the registered domain', () => {
  it.each([
    ['www.example.com', 'example.com'],
    ['example.com', 'example.com'],
    ['a.b.example.co.uk', 'example.co.uk'],
    ['a.b.example.com.br', 'example.com.br'],
    ['x.kawasaki.jp', 'x.kawasaki.jp'],
    ['a.pills.example', 'pills.example'],
    ['xn--e1afmkfd.xn--p1ai', 'xn--e1afmkfd.xn--p1ai'],
  ])('of %s is %s', (host, domain) => {
    expect(registeredDomain(host)).toBe(domain);
  });

  it.each([
    ['a.shop.blogspot.com', 'shop.blogspot.com'],
    ['shop.github.io', 'shop.github.io'],
    ['bucket.s3.amazonaws.com', 'bucket.s3.amazonaws.com'],
    ['www.shop.uk.com', 'shop.uk.com'],
  ])('of %s, whose suffix a private owner gives out, is %s', (host, domain) => {
    expect(registeredDomain(host)).toBe(domain);
  });

  it.each([
    ['a.shop.wordpress.com', 'shop.wordpress.com'],
    ['wordpress.com', 'wordpress.com'],
    ['www.tumblr.com', 'www.tumblr.com'],
  ])('of %s, at a hoster of the table, is %s', (host, domain) => {
    expect(registeredDomain(host)).toBe(domain);
  });

  it('of a suffix given out by a private owner is that suffix, of a label none', () => {
    expect(registeredDomain('github.io')).toBe('github.io');
    expect(registeredDomain('localhost')).toBeNull();
  });
});
