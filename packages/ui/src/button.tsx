import type { ButtonHTMLAttributes } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps extends Omit<ButtonHTMLAttributes, 'class' | 'size' | 'icon'> {
  readonly class?: string;
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'large';
  readonly icon?: IconName;
}

export function Button({ kind = 'plain', size = 'normal', icon, children, class: own, ...rest }: ButtonProps) {
  const classes = ['button'];
  if (kind !== 'plain') classes.push(`button--${kind}`);
  if (size === 'large') classes.push('button--large');
  if (own !== undefined) classes.push(own);
  return (
    <button type="button" {...rest} class={classes.join(' ')}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
